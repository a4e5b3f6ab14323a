import type { PersonFile } from '../api/types'
import { code, t } from '../words/catalogue'

const marks: Record<string, string> = { excellent: '◆', competent: '●', basically_competent: '◐', incompetent: '✕', no_grade: '–', not_taken: '–' }

/** Ten years at a glance: the symbol says it, the word says it again, and a year without one shows as a gap. */
export function AppraisalStrip({ file }: { file: PersonFile }) {
  if (file.appraisals.length === 0) return null
  const byYear = new Map(file.appraisals.map((row) => [row.year, row.grade]))
  const last = Math.max(...byYear.keys())
  const first = Math.max(Math.min(...byYear.keys()), last - 9)
  const years = Array.from({ length: last - first + 1 }, (_, index) => first + index)
  return (
    <ol className="year-strip" aria-label={t('field.appraisals')}>
      {years.map((year) => {
        const grade = byYear.get(year)
        return <li key={year} className={grade ?? 'none'}><span>{year}</span><b aria-hidden>{grade ? (marks[grade] ?? '●') : ' '}</b><span>{grade ? code('appraisal', grade) : t('people.no_appraisal')}</span></li>
      })}
    </ol>
  )
}
