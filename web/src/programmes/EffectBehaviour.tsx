import type { SessionEffect } from '../api/types'
import { Section } from '../kinds/Section'
import { useSession } from '../shell/session'
import { usedAnswers, usedMarks } from '../train/followUp'
import { code, t } from '../words/catalogue'

/** Months later: whether it is used, in the words of students and of their superiors. */
export function EffectBehaviour({ of }: { of: SessionEffect }) {
  const { today } = useSession()
  const when = today < of.asked_from ? 'later' : today > of.asked_until ? 'over' : 'now'
  const days = { from: of.asked_from, until: of.asked_until }
  const nobody = of.behaviour.every(({ asked }) => asked === 0)
  return (
    <Section id="effect-behaviour" title={t('sessions.effect_behaviour')} note={t(`sessions.effect_asked_${when}`, days)}>
      {nobody ? <p className="quiet">{t('sessions.effect_asked_nobody')}</p> : (
        <div className="table-frame">
          <table className="effect-used" aria-label={t('sessions.effect_behaviour')}>
            <thead><tr><th scope="col">{t('sessions.effect_by')}</th>{usedAnswers.map((answer) => <th key={answer} scope="col" className="number"><span aria-hidden>{usedMarks[answer]}</span> {code('used', answer)}</th>)}<th scope="col" className="number">{t('sessions.effect_answered')}</th></tr></thead>
            <tbody>
              {of.behaviour.map(({ by, asked, answers }) => {
                const answered = usedAnswers.reduce((sum, answer) => sum + (answers[answer] ?? 0), 0)
                return (
                  <tr key={by}>
                    <th scope="row">{code('follow_up_by', by)}</th>
                    {usedAnswers.map((answer) => <td key={answer} className="number" data-head={code('used', answer)}>{answers[answer] ?? <span className="quiet">0</span>}</td>)}
                    <td className="number" data-head={t('sessions.effect_answered')}>{t('sessions.effect_answered_of', { n: answered, of: asked })}</td>
                  </tr>
                )
              })}
            </tbody>
          </table>
        </div>
      )}
    </Section>
  )
}
