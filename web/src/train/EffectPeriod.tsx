import { DateField } from '../kinds/DateField'
import { t } from '../words/catalogue'

type Props = { from: string | null; to: string | null; turned: boolean; change: (next: { from?: string | undefined; to?: string | undefined }) => void }

/** Two days; what is not chosen is as the server has it. */
export function EffectPeriod({ from, to, turned, change }: Props) {
  return (
    <div className="effect-period no-print" role="group" aria-label={t('effects.period')}>
      <label><span className="quiet">{t('effects.from')}</span><DateField whole value={from} onChange={(next) => next !== from && change({ from: next ?? undefined })} /></label>
      <label><span className="quiet">{t('effects.to')}</span><DateField whole value={to} onChange={(next) => next !== to && change({ to: next ?? undefined })} /></label>
      {turned && <span className="field-error" role="alert">{t('effects.turned')}</span>}
    </div>
  )
}
