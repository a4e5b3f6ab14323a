import { useEffect, useState } from 'react'
import type { SittingShown } from '../api/types'
import { PathLink } from '../kinds/PathLink'
import { PersonName } from '../kinds/PersonName'
import { PageHead, Section } from '../kinds/Section'
import { counted } from '../train/amounts'
import { paths } from '../shell/paths'
import { useSession } from '../shell/session'
import { t } from '../words/catalogue'
import { SittingAnswered } from './SittingAnswered'
import { SittingScore } from './SittingScore'
import { keepWaiting, waitingKept } from './sittingKept'

/** A paper that is handed in: what it came to, then question by question. */
export function SittingResult({ page }: { page: SittingShown }) {
  const { account } = useSession()
  const [lost] = useState(() => Object.keys(waitingKept(account.id, page.id)).length)
  useEffect(() => keepWaiting(account.id, page.id, {}), [account.id, page.id])
  return (
    <div className="page narrow tests sitting-result">
      <div>
        <p><PathLink to={page.own ? paths.test(page.test) : paths.testResults(page.test)}>{t(page.own ? 'sitting.to_test' : 'sitting.to_results')}</PathLink></p>
        <PageHead title={page.title} detail={page.who && <><PersonName id={page.who.person} name={page.who.name} /> {page.who.post}</>} />
      </div>
      {lost > 0 && <p className="note notice" role="alert">{counted('sitting.lost', lost)}</p>}
      <SittingScore page={page} />
      <Section title={t('sitting.questions')} count={page.asked.length}>
        <ol className="answered-questions">
          {page.asked.map((asked, at) => (
            <li key={asked.place}>
              {page.parts[asked.part] && page.asked[at - 1]?.part !== asked.part && <h2 className="sitting-part">{page.parts[asked.part]}</h2>}
              <SittingAnswered page={page} asked={asked} />
            </li>
          ))}
        </ol>
      </Section>
    </div>
  )
}
