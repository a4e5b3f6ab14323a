import { t } from '../words/catalogue'

/** Passed or not, by shape and word; nothing where nothing has to be passed. */
export function PassMark({ passed }: { passed: boolean | null }) {
  if (passed === null) return null
  return <span className={`pass-mark${passed ? ' passed' : ''}`}><span aria-hidden>{passed ? '✓' : '○'}</span> {t(passed ? 'tests.passed' : 'tests.failed')}</span>
}
