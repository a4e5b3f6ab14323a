import { lazy, Suspense } from 'react'
import type { PersonFile } from '../api/types'
import { Section } from '../kinds/Section'
import { t } from '../words/catalogue'

const CareerLine = lazy(() => import('./CareerLine'))

/** The picture answers "where, how long, at what rank" at once; the table of appointments is below it. */
export function Career({ file }: { file: PersonFile }) {
  if (file.appointments.length === 0) return null
  return (
    <Section id="career" title={t('people.section.career')} note={t('people.career_note')}>
      <Suspense fallback={<div style={{ height: 240 }} />}><CareerLine file={file} /></Suspense>
    </Section>
  )
}
