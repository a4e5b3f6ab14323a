import { Radio } from 'antd'
import { t } from '../words/catalogue'
import { talkTiers } from './codes'
import type { Typed } from './talk'

/** Who may read the words; that a talk was held is no secret from the person. */
export function TierChoice({ value, change }: { value: Typed; change: (next: Partial<Typed>) => void }) {
  if (value.kind === 'home_visit') return <p>{t('talks.tier_home')}</p>
  return (
    <Radio.Group className="tier-choice" aria-label={t('talks.fold.readers')} value={value.tier} onChange={(event) => change({ tier: event.target.value as Typed['tier'] })}>
      {[...talkTiers].reverse().map((tier) => <Radio key={tier} value={tier}>{t(`talks.tier.${tier}`)}<span className="quiet small">{t(`talks.tier_says.${tier}`)}</span></Radio>)}
    </Radio.Group>
  )
}
