import { code, t } from '../words/catalogue'
import { lines, type Part, type TypedProgramme } from './programme'

const some = (n: number, key: string) => (n === 0 ? '' : t(`programmes.some.${key}`, { n }))

/** What a folded part holds at present, in few words. */
export function partInWords(value: TypedProgramme, part: Part): string {
  switch (part) {
    case 'whom': return [code('layer', value.layer), value.emphasis].filter(Boolean).join(' · ')
    case 'slots': return some(value.slots.length, 'slots')
    case 'rota': return some(value.rota.length, 'units')
    case 'syllabus': return [some(value.syllabus.length, 'syllabus'), ...value.methods.map((method) => code('teaching', method)), value.survey_first && t('programmes.survey_first_short')].filter(Boolean).join(' · ')
    case 'balance': return value.balance.map((kind) => code('lecturer_kind', kind)).join(t('list.comma'))
    case 'required': return [some(value.required.length, 'required'), value.in_turn && t('programmes.in_turn_short')].filter(Boolean).join(' · ')
    case 'weak': return lines(value.weak_areas).join(t('list.comma'))
    case 'field': return value.field === null ? '' : t('programmes.field_set')
    case 'serves': return some(value.focuses.length, 'focuses')
    case 'units': return value.units.length === 0 ? t('programmes.every_unit') : some(value.units.length, 'units')
    case 'items': return some(lines(value.items).length, 'items')
  }
}
