import type { Estimate as Of } from '../api/types'
import { Estimate } from '../kinds/Estimate'
import { POINTS, type Scale, SHARE } from '../kinds/interval'
import { t } from '../words/catalogue'
import { change, percent, points, range, saidChange, saidPoints, saidShare } from './effectWords'

/** Points of students, one to five. */
export function PointsGiven({ of, wide = false }: { of: Of | null; wide?: boolean }) {
  return <Estimate of={of} scale={POINTS} show={points} range={range} said={saidPoints} none={t('effects.nothing')} wide={wide} />
}

export function ShareSaid({ of }: { of: Of | null }) {
  return <Estimate of={of} scale={SHARE} show={percent} range={range} said={saidShare} none={t('effects.nothing')} />
}

/** Points gained, on a line shared with the other rows. */
export function Gained({ of, scale }: { of: Of | null; scale: Scale }) {
  return <Estimate of={of} scale={scale} show={change} range={range} said={saidChange} none={t('effects.nothing')} />
}
