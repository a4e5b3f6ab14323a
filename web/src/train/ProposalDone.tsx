import { Button } from 'antd'
import type { CarriedOut } from '../api/types'
import { PathLink } from '../kinds/PathLink'
import { ProblemNote } from '../kinds/ProblemNote'
import { PageHead, Section } from '../kinds/Section'
import { useGo } from '../shell/address'
import { paths } from '../shell/paths'
import { t } from '../words/catalogue'
import { showNumber } from '../words/dates'
import { NotSeated } from './NotSeated'
import { useSeats } from './useSeats'

/** What came of it: how many sit and wait, who does not and why, and the way on to the roster. */
export function ProposalDone({ answer, title }: { answer: CarriedOut; title: string }) {
  const go = useGo()
  const { seated, waiting, left, busy, wrong, anyway } = useSeats(answer)
  const roster = `${paths.trainingSession(answer.session)}?tab=roster`
  const facts: [string, number][] = [['seated', seated], ['waiting', waiting], ['not_seated', left.length]]
  return (
    <div className="page narrow train proposal-done">
      <PageHead title={t('proposal.done')} detail={<><PathLink to={paths.trainingSession(answer.session)}>{title}</PathLink>{answer.programme !== null && <> · <PathLink to={paths.programme(answer.programme)}>{t('proposal.to_programme')}</PathLink></>}</>}>
        <Button onClick={() => go(paths.gaps())}>{t('proposal.back')}</Button>
        <Button type="primary" onClick={() => go(roster)}>{t('proposal.to_roster')}</Button>
      </PageHead>
      <dl className="standing-figures" aria-live="polite">
        {facts.map(([name, n]) => <div key={name}><dt>{t(`proposal.${name}`)}</dt><dd className="amount">{showNumber(n)}<span className="quiet small"> {t('train.people_word')}</span></dd></div>)}
      </dl>
      {waiting > 0 && <p className="note">{t('proposal.waiting_note')}</p>}
      {seated + waiting + left.length === 0 && <p className="note">{t('proposal.only_gaps')}</p>}
      {wrong !== null && <ProblemNote error={wrong} />}
      {left.length > 0 && <Section id="not-seated" title={t('proposal.who_not')} count={left.length} note={t('proposal.who_not_note')}><NotSeated lines={left} busy={busy} anyway={(people) => void anyway(people)} /></Section>}
    </div>
  )
}
