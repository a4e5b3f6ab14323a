import { Checkbox, Input, Select } from 'antd'
import { Chips } from '../care/Chips'
import { Group } from '../care/Group'
import { Asked } from '../kinds/FormDrawer'
import { UnitsPicker } from '../kinds/UnitPicker'
import { choices } from '../problems/codes'
import { t } from '../words/catalogue'
import { layers, lecturerKinds } from './codes'
import { CatalogueField, CataloguesField } from './CatalogueField'
import { ParentField } from './ParentField'
import type { Part } from './programme'
import type { PartProps } from './ProgrammeParts'
import { RequiredEditor } from './RequiredEditor'
import { SlotsEditor } from './SlotsEditor'
import { SyllabusEditor } from './SyllabusEditor'

/** The fields of one folded part. */
export function PartFields({ part, value, change, problem, page }: PartProps & { part: Part }) {
  const wrong = problem ?? null
  switch (part) {
    case 'whom': return (
      <>
        <Group label={t('programmes.field.layer')}><Chips clear label={t('programmes.field.layer')} value={value.layer} options={choices('layer', layers)} choose={(layer) => change({ layer })} /></Group>
        <Asked label={t('programmes.field.emphasis')} name="emphasis" problem={wrong} optional hint={t('programmes.emphasis_hint')}><Input.TextArea className="low" rows={1} maxLength={2000} value={value.emphasis} onChange={(event) => change({ emphasis: event.target.value })} /></Asked>
      </>
    )
    case 'slots': return <SlotsEditor value={value.slots} filled={page?.slots.map(({ session }) => session !== null) ?? []} titles={page?.titles ?? {}} change={(slots) => change({ slots })} />
    case 'rota': return <Group label={t('programmes.field.rota')} hint={t('programmes.rota_hint')}><UnitsPicker value={value.rota} placeholder={t('programmes.field.rota')} onChange={(rota) => change({ rota })} /></Group>
    case 'syllabus': return <SyllabusEditor value={value} change={change} />
    case 'balance': return <Group label={t('programmes.field.balance')} hint={t('programmes.balance_hint')}><Select mode="multiple" className="wide" aria-label={t('programmes.field.balance')} placeholder={t('field_hint.choose')} showSearch={{ optionFilterProp: 'label' }} value={value.balance} options={choices('lecturer_kind', lecturerKinds)} onChange={(balance) => change({ balance })} /></Group>
    case 'required': return (
      <>
        <RequiredEditor value={value.required} change={(required) => change({ required })} />
        <div className="asked"><Checkbox checked={value.in_turn} onChange={(event) => change({ in_turn: event.target.checked })}>{t('programmes.field.in_turn')}</Checkbox><span className="quiet small">{t('programmes.in_turn_hint')}</span></div>
      </>
    )
    case 'weak': return <Asked label={t('programmes.field.weak_areas')} name="weak_areas" problem={wrong} hint={t('programmes.one_a_line')}><Input.TextArea rows={3} value={value.weak_areas} onChange={(event) => change({ weak_areas: event.target.value })} /></Asked>
    case 'field': return <Group label={t('programmes.field.field')} hint={t('programmes.field_hint')}><CatalogueField of="field" label={t('programmes.field.field')} titles={page?.titles ?? {}} value={value.field} onChange={(field) => change({ field })} /></Group>
    case 'serves': return (
      <>
        <Group label={t('programmes.field.focuses')} hint={t('programmes.focuses_hint')}><CataloguesField of="focus" label={t('programmes.field.focuses')} titles={page?.titles ?? {}} value={value.focuses} onChange={(focuses) => change({ focuses })} /></Group>
        <Asked label={t('programmes.field.parent')} name="parent" problem={wrong} optional><ParentField value={value.parent} without={page?.id ?? null} onChange={(parent) => change({ parent })} /></Asked>
      </>
    )
    case 'units': return <Group label={t('programmes.field.units')} hint={t('programmes.units_hint')}><UnitsPicker value={value.units} placeholder={t('programmes.every_unit')} onChange={(units) => change({ units })} /></Group>
    case 'items': return <Asked label={t('programmes.field.items')} name="items" problem={wrong} hint={t('programmes.items_hint')}><Input.TextArea rows={3} value={value.items} onChange={(event) => change({ items: event.target.value })} /></Asked>
  }
}
