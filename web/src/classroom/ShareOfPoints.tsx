import type { Estimate as Of } from '../api/types'
import { Estimate } from '../kinds/Estimate'
import { SHARE } from '../kinds/interval'
import { percent, range, saidShare } from '../train/effectWords'
import { t } from '../words/catalogue'

/** A share of the points, with its interval. */
export function ShareOfPoints({ of }: { of: Of | null }) {
  return <Estimate of={of} scale={SHARE} show={percent} range={range} said={saidShare} none={t('results.too_few')} />
}
