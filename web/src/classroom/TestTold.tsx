import type { ReactNode } from 'react'
import type { TestShown } from '../api/types'
import { PathLink } from '../kinds/PathLink'
import { Facts, PageHead, Section } from '../kinds/Section'
import { paths } from '../shell/paths'
import { code, t } from '../words/catalogue'
import { MySittings } from './MySittings'
import { TestBegin } from './TestBegin'
import { TestDeeds } from './TestDeeds'
import { TestMark } from './TestMark'
import { TestPaper } from './TestPaper'
import { passWords } from './testWords'

/** The page of a test: begin, one's own papers, what it asks. */
export function TestTold({ page }: { page: TestShown }) {
  const { test } = page
  const number = test.number === null ? '' : t('tests.number', { n: test.number })
  return (
    <div className="page narrow tests">
      <div>
        <p><PathLink to={paths.classroom('tests')}>{t('tests.title')}</PathLink></p>
        <PageHead title={test.title} detail={<span className="test-meta"><TestMark state={page.state} />{number && <span>{number}</span>}<span>{page.unit_name}</span>{page.ended && <span className="tag notice">{t('tests.ended')}</span>}</span>}>{page.may_write && <TestDeeds page={page} />}</PageHead>
      </div>
      {!page.ended && <TestBegin page={page} />}
      {test.text && <p className="pre">{test.text}</p>}
      <Facts facts={[
        [t('tests.field.topic'), test.topic],
        [t('tests.field.opens'), <span className="day">{page.opens_at}</span>],
        [t('tests.field.closes'), page.closes_at ? <span className="day">{page.closes_at}</span> : t('tests.closes_never')],
        [t('tests.field.minutes'), test.minutes === null ? t('tests.minutes_none') : t('tests.n_minutes', { n: test.minutes })],
        [t('tests.field.tries'), t('tests.n_tries', { n: test.tries, left: Math.max(0, test.tries - page.mine.length) })],
        [t('tests.field.pass'), passWords(test.pass, page.points)],
        [t('tests.field.answers'), code('answers_shown', test.answers)],
        ...(test.before === null ? [] : [[t('tests.field.before'), <PathLink to={paths.test(test.before)}>{t('tests.before_open')}</PathLink>] as [string, ReactNode]]),
      ]} />
      <MySittings rows={page.mine} />
      <Section title={t('tests.paper')} count={page.questions}><TestPaper page={page} /></Section>
    </div>
  )
}
