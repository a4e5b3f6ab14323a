import type { SessionEffect } from '../api/types'
import { PointsGiven } from '../train/Estimates'
import { t } from '../words/catalogue'

type Props = { rows: NonNullable<SessionEffect['reaction']>['questions'] }

/** Each question with the mean of its points, drawn from one to five. */
export function EffectPoints({ rows }: Props) {
  return (
    <table className="effect-points" aria-label={t('sessions.effect_reaction')}>
      <thead><tr><th scope="col">{t('sessions.effect_question')}</th><th scope="col"><span className="effect-scale"><span>{t('sessions.effect_least')}</span><span>{t('sessions.effect_most')}</span></span><span className="effect-mean">{t('sessions.effect_mean')}</span></th></tr></thead>
      <tbody>{rows.map(({ text, mean }, at) => <tr key={at}><th scope="row">{text}</th><td><PointsGiven of={mean} wide /></td></tr>)}</tbody>
    </table>
  )
}
