import { Radio } from 'antd'
import type { ClassProposal } from '../api/types'
import { PathLink } from '../kinds/PathLink'
import { Section } from '../kinds/Section'
import { useCatalogue } from '../programmes/CatalogueField'
import { paths } from '../shell/paths'
import { t } from '../words/catalogue'
import { counted, hoursInWords } from './amounts'

type Props = { courses: ClassProposal['courses']; value: number | null; change: (course: number | null) => void; problem: string | undefined }

/** Courses of the catalogue that answer the gaps, those that answer most people first, each with the reason. */
export function ProposalCourses({ courses, value, change, problem }: Props) {
  const lecturers = useCatalogue('lecturer')
  const taughtBy = (id: number | null) => lecturers.find((line) => line.id === id)?.item.title
  return (
    <Section id="course" title={t('proposal.course')} note={t('proposal.course_note')}>
      {courses.length === 0
        ? <p className="note">{t('proposal.no_course')} <PathLink to={paths.catalogue('course')}>{t('proposal.to_courses')}</PathLink></p>
        : (
          <Radio.Group className="proposal-courses" aria-label={t('proposal.course')} value={value ?? 0} onChange={(event) => change((event.target.value as number) || null)}>
            {courses.map((one) => (
              <div key={one.course} className={value === one.course ? 'chosen' : ''}>
                <Radio value={one.course}><span className="proposal-course"><strong>{one.title}</strong><span>{counted(`proposal.answers.${one.why}`, one.people)}</span><span className="quiet small">{[one.tenths > 0 && hoursInWords(one.tenths), taughtBy(one.lecturer)].filter(Boolean).join(' · ')}</span></span></Radio>
                <PathLink className="small no-print" to={paths.catalogueItem(one.course)} aria-label={t('proposal.open_course', { title: one.title })}>{t('proposal.open')}</PathLink>
              </div>
            ))}
            <div className={value === null ? 'chosen' : ''}><Radio value={0}>{t('proposal.course_none')}</Radio></div>
          </Radio.Group>
        )}
      {problem && <p className="field-error" role="alert">{problem}</p>}
    </Section>
  )
}
