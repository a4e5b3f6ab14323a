import type { TestShown } from '../api/types'
import { PathLink } from '../kinds/PathLink'
import { paths } from '../shell/paths'
import { t } from '../words/catalogue'
import { TestMark } from './TestMark'
import { TestStanding } from './TestStanding'
import { measures, opensToCloses } from './testWords'

/** One test of the list: what it is, until when, and where one stands in it. */
export function TestRow({ row }: { row: TestShown }) {
  const { test } = row
  return (
    <li className={`test-row ${row.state}`}>
      <span className="test-number quiet small">{test.number === null ? '' : t('tests.number', { n: test.number })}</span>
      <div className="test-what">
        <h2><PathLink to={paths.test(row.id)}>{test.title}</PathLink></h2>
        <p className="test-meta quiet small"><TestMark state={row.state} />{test.topic && <span>{test.topic}</span>}<span className="day">{opensToCloses(row)}</span><span>{measures(row)}</span></p>
      </div>
      <TestStanding row={row} />
    </li>
  )
}
