import { DownloadOutlined } from '@ant-design/icons'
import { Button, Select } from 'antd'
import { address } from '../api/client'
import { usePages } from '../api/hooks'
import type { FindingText, Import, ImportRow } from '../api/types'
import { FindingsTable } from '../kinds/FindingsTable'
import { MoreRows } from '../kinds/MoreRows'
import { ProblemNote } from '../kinds/ProblemNote'
import { RowsSkeleton } from '../kinds/Skeletons'
import { Tabs } from '../kinds/Tabs'
import { useAddress } from '../shell/address'
import { t } from '../words/catalogue'
import type { ImportAddress } from './ImportPage'
import { RowCheck } from './RowCheck'

const states = ['question', 'new', 'changed', 'refused', 'same'] as const
type Tab = (typeof states)[number] | 'findings'

export function CheckStep({ one }: { one: Import }) {
  const [search, change] = useAddress<ImportAddress>()
  const { counts, findings } = one
  const count = { question: counts.questions, new: counts.new, changed: counts.changed, refused: counts.refused, same: counts.same }
  const first = one.state === 'failed' ? 'findings' : states.find((state) => count[state] > 0) ?? 'new'
  const at = (search.tab ?? first) as Tab
  const tabs = [
    ...states.map((state) => ({ key: state as Tab, label: t(`imports.count.${state}`), count: count[state] })),
    { key: 'findings' as Tab, label: t('findings.title'), count: findings.error + findings.warning + findings.note },
  ]
  return (
    <div className="stack">
      <Tabs tabs={tabs} at={at} choose={(tab) => change({ tab }, true)} label={t('imports.step.check')} />
      {at === 'findings' ? <Findings one={one} /> : <Rows one={one} state={at} />}
    </div>
  )
}

function Rows({ one, state }: { one: Import; state: string }) {
  const list = usePages<ImportRow>(`/imports/${one.id}/rows`, { state })
  if (list.error) return <ProblemNote error={list.error} />
  if (list.loading) return <RowsSkeleton rows={6} />
  return (
    <>
      {list.rows.length === 0 && <p className="quiet">{t(`imports.none_${state}`)}</p>}
      <ul className="checks">{list.rows.map((row) => <RowCheck key={row.row} one={one} row={row} />)}</ul>
      {list.more && <MoreRows more={list.more} fetching={list.fetching} shown={list.rows.length} count={list.count} />}
    </>
  )
}

function Findings({ one }: { one: Import }) {
  const [search, change] = useAddress<ImportAddress>()
  const list = usePages<FindingText>(`/imports/${one.id}/findings`, { severity: search.severity })
  const options = (['error', 'warning', 'note'] as const).map((severity) => ({ value: severity, label: `${t(`severity.${severity}`)} ${one.findings[severity]}` }))
  return (
    <div className="stack tight">
      <div className="row">
        <Select className="severity-choice" allowClear placeholder={t('findings.all')} aria-label={t('findings.severity')} value={search.severity ?? null} options={options} onChange={(severity?: string) => change({ severity }, true)} />
        <Button icon={<DownloadOutlined aria-hidden />} href={address(`/imports/${one.id}/findings.xlsx`)}>{t('findings.download')}</Button>
      </div>
      {list.error && <ProblemNote error={list.error} />}
      {list.loading && <RowsSkeleton rows={6} />}
      {!list.loading && list.rows.length === 0 && <p className="quiet">{t('findings.none')}</p>}
      {list.rows.length > 0 && <FindingsTable findings={list.rows} />}
      {list.more && <MoreRows more={list.more} fetching={list.fetching} shown={list.rows.length} count={list.count} />}
    </div>
  )
}
