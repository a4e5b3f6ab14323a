import { Fragment } from 'react'
import type { ProgrammePageShown } from '../api/types'
import { seatsInWords } from '../duties/RulesPage'
import { PathLink } from '../kinds/PathLink'
import { paths } from '../shell/paths'
import { code, t } from '../words/catalogue'
import { showNumber } from '../words/dates'
import { FieldLink } from './FieldLink'

const totals = ['sessions', 'planned', 'person_times', 'people', 'speeches', 'units'] as const

/** What it came to, each counted in its own word, and what it is for. */
export function ProgrammeFacts({ page }: { page: ProgrammePageShown }) {
  const { programme } = page
  const told = ([
    ['goal', programme.goal],
    ['emphasis', programme.emphasis],
    ['focuses', programme.focuses.map((id, at) => <Fragment key={id}>{at > 0 && t('list.comma')}<PathLink className="lined" to={paths.catalogueItem(id)}>{page.titles[id] ?? `#${id}`}</PathLink></Fragment>)],
    ['field', programme.field !== null && <FieldLink id={programme.field} />],
    ['weak_areas', programme.weak_areas.join(t('list.comma'))],
    ['items', programme.items.join(t('list.semicolon'))],
    ['syllabus', programme.syllabus.map((part) => [code('lecturer_kind', part.lecturer), part.subject && t('programmes.in_quotes', { text: part.subject }), part.fixed && t('programmes.fixed_short')].filter(Boolean).join('')).join(t('list.semicolon'))],
    ['methods', programme.methods.map((method) => code('teaching', method)).join(t('list.comma'))],
    ['required', programme.required.map(seatsInWords).join(t('list.semicolon'))],
    ['rules', [programme.survey_first && t('programmes.survey_first_short'), programme.in_turn && t('programmes.in_turn_short')].filter(Boolean).join(t('list.semicolon'))],
  ] as [string, React.ReactNode][]).filter(([, value]) => (Array.isArray(value) ? value.length > 0 : value))
  return (
    <>
      <dl className="figure-strip">
        {totals.filter((key) => key !== 'speeches' || page.totals.speeches > 0).map((key) => <div key={key}><dt>{t(`programmes.total.${key}`)}</dt><dd>{showNumber(page.totals[key])}</dd></div>)}
        {page.unbroken_years > 1 && <div><dt>{t('programmes.unbroken')}</dt><dd>{t('programmes.years', { n: page.unbroken_years })}</dd></div>}
      </dl>
      {told.length > 0 && <dl className="programme-told">{told.map(([key, value]) => <div key={key}><dt>{t(`programmes.field.${key}`)}</dt><dd className="pre">{value}</dd></div>)}</dl>}
    </>
  )
}
