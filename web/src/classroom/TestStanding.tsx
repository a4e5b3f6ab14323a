import { Button } from 'antd'
import type { TestShown } from '../api/types'
import { PathLink } from '../kinds/PathLink'
import { useGo } from '../shell/address'
import { paths } from '../shell/paths'
import { t } from '../words/catalogue'
import { showNumber } from '../words/dates'
import { PassMark } from './PassMark'
import { bestOf, underWay } from './test'

/** One's own best result, and the button that leads on: the clock starts only on the page of the test. */
export function TestStanding({ row }: { row: TestShown }) {
  const go = useGo()
  const [best, open] = [bestOf(row.mine), underWay(row.mine)]
  const waiting = row.mine.find(({ state }) => state === 'marking')
  const may = !open && row.cannot === null && !row.ended
  return (
    <div className="test-standing">
      {best && <PathLink className="test-best" to={paths.sitting(best.id)}><span className="number-link">{t('tests.points_of', { points: showNumber(best.points), of: showNumber(best.of) })}</span> <PassMark passed={best.passed} /></PathLink>}
      {!best && waiting && <PathLink to={paths.sitting(waiting.id)}>{t('tests.handed_waiting')}</PathLink>}
      {open && <Button type="primary" aria-label={t('tests.go_on_of', { title: row.test.title })} onClick={() => go(paths.sitting(open.id))}>{t('tests.go_on')}</Button>}
      {may && <Button type={row.mine.length === 0 ? 'primary' : 'default'} aria-label={t(row.mine.length === 0 ? 'tests.begin_of' : 'tests.again_of', { title: row.test.title })} onClick={() => go(paths.test(row.id))}>{t(row.mine.length === 0 ? 'tests.begin' : 'tests.again')}</Button>}
    </div>
  )
}
