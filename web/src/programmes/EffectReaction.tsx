import type { SessionEffect, SessionShown } from '../api/types'
import { PathLink } from '../kinds/PathLink'
import { Section } from '../kinds/Section'
import { paths } from '../shell/paths'
import { Turnout } from '../surveys/Turnout'
import '../surveys/surveys.css'
import { t } from '../words/catalogue'
import { AskFeedback } from './AskFeedback'
import { EffectPoints } from './EffectPoints'

type Props = { page: SessionShown; of: SessionEffect['reaction'] }

/** What students made of it: asked once, without names. */
export function EffectReaction({ page, of }: Props) {
  return (
    <Section id="effect-reaction" title={t('sessions.effect_reaction')} note={t('sessions.effect_reaction_note')} tools={of && <PathLink className="lined" to={paths.survey(of.survey)}>{t('sessions.effect_to_survey')}</PathLink>}>
      {!of && <AskFeedback page={page} />}
      {of && (
        <div className="stack tight">
          <p className="row effect-turnout"><Turnout asked={of.asked} answered={of.answered} /><span className="quiet">{t(`sessions.effect_survey_${of.state}`, { day: of.closes, n: of.smallest })}</span></p>
          {of.state === 'closed' && (of.questions.length === 0 ? <p className="note">{t('sessions.effect_too_few', { n: of.smallest })}</p> : <EffectPoints rows={of.questions} />)}
          {of.state === 'closed' && of.texts.length > 0 && <Texts texts={of.texts} />}
        </div>
      )}
    </Section>
  )
}

function Texts({ texts }: { texts: string[] }) {
  return (
    <>
      <h3>{t('sessions.effect_texts')} <span className="count">{texts.length}</span></h3>
      <ul className="effect-texts">{texts.map((text, at) => <li key={at} className="pre">{text}</li>)}</ul>
    </>
  )
}
