import { percent } from '../train/effectWords'
import { t } from '../words/catalogue'
import type { OptionLine } from './results'

/** Each option with how many chose it and what share of the whole paper they had. */
export function ResultOptions({ lines, n }: { lines: OptionLine[]; n: number }) {
  const most = Math.max(1, ...lines.map(({ count }) => count))
  return (
    <details className="result-options">
      <summary>{t('results.options')}</summary>
      <table className="table" aria-label={t('results.options_of', { n })}>
        <thead><tr><th scope="col">{t('results.option')}</th><th scope="col" className="number">{t('results.chosen')}</th><th scope="col" className="number">{t('results.chosen_mean')}</th></tr></thead>
        <tbody>
          {lines.map(({ at, text, right, count, mean }) => (
            <tr key={at}>
              <td className="title">{right ? <b><span aria-hidden>✓ </span>{text}<span className="hidden-words"> {t('sitting.right')}</span></b> : text}</td>
              <td className="number" data-head={t('results.chosen')}><span className="option-bar" aria-hidden><span style={{ width: `${(count / most) * 100}%` }} /></span><span className="option-count">{count}</span></td>
              <td className="number" data-head={t('results.chosen_mean')}>{mean === null ? '—' : percent(mean)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  )
}
