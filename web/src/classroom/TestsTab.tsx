import { DatabaseOutlined, PlusOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { usePages } from '../api/hooks'
import type { TestShown } from '../api/types'
import { EmptyState } from '../kinds/EmptyState'
import { MoreRows } from '../kinds/MoreRows'
import { ProblemNote } from '../kinds/ProblemNote'
import { RowsSkeleton } from '../kinds/Skeletons'
import { useGo } from '../shell/address'
import { paths } from '../shell/paths'
import { useMay } from '../shell/session'
import { t } from '../words/catalogue'
import { TestRow } from './TestRow'
import './tests.css'

/** Knowledge tests, the latest first, each with what one did in it or the way into it. */
export function TestsTab() {
  const go = useGo()
  const pages = usePages<TestShown>('/classroom/tests')
  const may = useMay()('train')
  const add = () => go(paths.newTest())
  return (
    <div className="stack tests">
      {may && (
        <div className="row tests-tools">
          <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={add}>{t('tests.set')}</Button>
          <Button icon={<DatabaseOutlined aria-hidden />} onClick={() => go(paths.questionBank())}>{t('bank.title')}</Button>
        </div>
      )}
      {pages.error && <ProblemNote error={pages.error} />}
      {pages.loading && <RowsSkeleton rows={6} />}
      {!pages.loading && !pages.error && pages.rows.length === 0 && <EmptyState title={t('tests.none')} hint={t(may ? 'tests.none_set' : 'tests.none_wait')} {...(may ? { action: t('tests.set'), onAction: add } : {})} />}
      {pages.rows.length > 0 && <ol className="test-rows" aria-label={t('tests.title')}>{pages.rows.map((row) => <TestRow key={row.id} row={row} />)}</ol>}
      {pages.more && <MoreRows more={pages.more} fetching={pages.fetching} shown={pages.rows.length} />}
    </div>
  )
}
