import { t } from '../words/catalogue'

const kinds = ['holiday', 'worked', 'weekend', 'today'] as const

/** What the marks mean, shown with the marks themselves. */
export function Legend() {
  return (
    <ul className="year-legend" aria-label={t('calendar.legend')}>
      {kinds.map((kind) => (
        <li key={kind}>
          <span className={`day ${kind}`} aria-hidden><span>1</span>{(kind === 'holiday' || kind === 'worked') && <small>{t(`calendar.mark.${kind}`)}</small>}</span>
          {t(`calendar.legend.${kind}`)}
        </li>
      ))}
    </ul>
  )
}
