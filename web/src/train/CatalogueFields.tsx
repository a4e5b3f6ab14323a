import { Input, InputNumber } from 'antd'
import type { Problem } from '../api/problem'
import { Chips } from '../care/Chips'
import { Group } from '../care/Group'
import { DateField } from '../kinds/DateField'
import { Asked } from '../kinds/FormDrawer'
import { PersonPicker } from '../kinds/PersonPicker'
import { UnitsPicker } from '../kinds/UnitPicker'
import { choices } from '../problems/codes'
import { t } from '../words/catalogue'
import type { TypedItem } from './catalogueTyped'
import { focusKinds, lecturerKinds } from './codes'
import { CourseFields } from './CourseFields'

export type FieldProps = { value: TypedItem; change: (next: Partial<TypedItem>) => void; problem: Problem | null; wrong: (field: string, is: boolean) => void }

/** The fields that a kind of line has beside its title. */
export function CatalogueFields(props: FieldProps) {
  const { value, change, problem } = props
  switch (value.catalogue) {
    case 'focus': return <FocusFields {...props} />
    case 'chain': return <Text {...props} field="text" />
    case 'room': return <><Place {...props} /><Count label={t('catalogue.field.seats')} name="seats" problem={problem} optional value={value.seats} change={(seats) => change({ seats })} /></>
    case 'lecturer': return <LecturerFields {...props} />
    case 'course': return <CourseFields {...props} />
    case 'zone': return <Asked label={t('catalogue.field.units')} name="units" problem={problem} hint={t('catalogue.units_hint')}><UnitsPicker placeholder={t('catalogue.field.units')} value={value.units} onChange={(units) => change({ units })} /></Asked>
    case 'partner': return <Place {...props} />
    case 'field': return <><Count label={t('catalogue.field.wanted')} name="wanted" problem={problem} value={value.wanted} change={(wanted) => change({ wanted })} /><Text {...props} field="text" /></>
    case 'model': return <ModelFields {...props} />
  }
}

export function Text({ value, change, problem, field }: FieldProps & { field: 'text' | 'deed' }) {
  return <Asked label={t(`catalogue.field.${field}`)} name="text" problem={problem} optional={field === 'text'}><Input.TextArea rows={3} maxLength={4000} value={value.text} onChange={(event) => change({ text: event.target.value })} /></Asked>
}

function Place({ value, change, problem }: FieldProps) {
  return <Asked label={t('catalogue.field.place')} name="place" problem={problem} optional><Input value={value.place} maxLength={200} onChange={(event) => change({ place: event.target.value })} /></Asked>
}

type CountProps = { label: string; name: string; problem: Problem | null; optional?: boolean; value: number | null; change: (value: number | null) => void }

function Count({ label, name, problem, optional = false, value, change }: CountProps) {
  return <Asked label={label} name={name} problem={problem} optional={optional}><InputNumber<number> className="wide" inputMode="numeric" min={0} max={100000} precision={0} controls={false} suffix={t('train.people_word')} value={value} onChange={change} /></Asked>
}

function FocusFields(props: FieldProps) {
  const { value, change, problem, wrong } = props
  return (
    <>
      <Group label={t('catalogue.field.kind')} problem={problem?.field?.endsWith('kind') ? problem.message : undefined}><Chips label={t('catalogue.field.kind')} value={value.kind} options={choices('focus_kind', focusKinds)} choose={(kind) => change({ kind })} /></Group>
      <div className="pair">
        <Asked label={t('catalogue.field.since')} name="since" problem={problem}><DateField whole value={value.since} onChange={(since) => change({ since })} onWrong={(is) => wrong('since', is)} /></Asked>
        <Asked label={t('catalogue.field.until')} name="until" problem={problem} optional><DateField whole value={value.until} onChange={(until) => change({ until })} onWrong={(is) => wrong('until', is)} /></Asked>
      </div>
      <Text {...props} field="text" />
      <Asked label={t('catalogue.field.items')} name="items" problem={problem} optional hint={t('catalogue.items_hint')}><Input.TextArea rows={3} value={value.items} onChange={(event) => change({ items: event.target.value })} /></Asked>
    </>
  )
}

function LecturerFields({ value, change, problem }: FieldProps) {
  return (
    <>
      <Group label={t('catalogue.field.kind')} problem={problem?.field?.endsWith('kind') ? problem.message : undefined}><Chips label={t('catalogue.field.kind')} value={value.kind} options={choices('lecturer_kind', lecturerKinds)} choose={(kind) => change({ kind })} /></Group>
      <Asked label={t('catalogue.field.official')} name="person" problem={problem} optional hint={t('catalogue.official_hint')}><PersonPicker value={value.person} name={value.name} onChange={(person, name) => change({ person, name: name ?? '', ...(name && !value.title.trim() ? { title: name } : {}) })} /></Asked>
      <Asked label={t('catalogue.field.organisation')} name="organisation" problem={problem} optional><Input value={value.organisation} maxLength={200} onChange={(event) => change({ organisation: event.target.value })} /></Asked>
      <Asked label={t('catalogue.field.subjects')} name="subjects" problem={problem} optional><Input.TextArea rows={2} maxLength={2000} value={value.subjects} onChange={(event) => change({ subjects: event.target.value })} /></Asked>
    </>
  )
}

function ModelFields(props: FieldProps) {
  const { value, change, problem, wrong } = props
  return (
    <>
      <Asked label={t('catalogue.field.person')} name="person" problem={problem}><PersonPicker value={value.person} name={value.name} onChange={(person, name) => change({ person, name: name ?? '' })} /></Asked>
      <Text {...props} field="deed" />
      <Asked label={t('catalogue.field.published_on')} name="published_on" problem={problem}><DateField whole value={value.since} onChange={(since) => change({ since })} onWrong={(is) => wrong('since', is)} /></Asked>
    </>
  )
}
