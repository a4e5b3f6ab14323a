import { CloseOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Checkbox, Input, Select } from 'antd'
import type { SyllabusPart } from '../api/types'
import { Group } from '../care/Group'
import { choices } from '../problems/codes'
import { t } from '../words/catalogue'
import { lecturerKinds, teachings } from './codes'
import type { TypedProgramme } from './programme'

type Props = { value: TypedProgramme; change: (next: Partial<TypedProgramme>) => void }

/** What every class of the programme has: parts by who teaches them, ways of teaching, a survey before. */
export function SyllabusEditor({ value, change }: Props) {
  const put = (at: number, next: Partial<SyllabusPart>) => change({ syllabus: value.syllabus.map((part, index) => (index === at ? { ...part, ...next } : part)) })
  return (
    <>
      <Group label={t('programmes.field.syllabus')} hint={t('programmes.syllabus_hint')}>
        {value.syllabus.map((part, at) => (
          <div className="syllabus-line" key={at}>
            <Select aria-label={t('programmes.part_lecturer', { n: at + 1 })} value={part.lecturer} options={choices('lecturer_kind', lecturerKinds)} popupMatchSelectWidth={false} onChange={(lecturer) => put(at, { lecturer })} />
            <Input aria-label={t('programmes.part_subject', { n: at + 1 })} placeholder={t('programmes.part_subject_like')} maxLength={200} value={part.subject} onChange={(event) => put(at, { subject: event.target.value })} />
            <Checkbox checked={part.fixed} onChange={(event) => put(at, { fixed: event.target.checked })}>{t('programmes.fixed')}</Checkbox>
            <Button type="text" icon={<CloseOutlined aria-hidden />} aria-label={t('programmes.part_remove', { n: at + 1 })} onClick={() => change({ syllabus: value.syllabus.filter((_, index) => index !== at) })} />
          </div>
        ))}
        <div><Button icon={<PlusOutlined aria-hidden />} onClick={() => change({ syllabus: [...value.syllabus, { lecturer: 'industry_expert', subject: '', fixed: false }] })}>{t('programmes.part_add')}</Button></div>
      </Group>
      <Group label={t('programmes.field.methods')} hint={t('programmes.methods_hint')}>
        <Checkbox.Group value={value.methods} options={choices('teaching', teachings)} onChange={(methods) => change({ methods })} />
      </Group>
      <div className="asked"><Checkbox checked={value.survey_first} onChange={(event) => change({ survey_first: event.target.checked })}>{t('programmes.field.survey_first')}</Checkbox><span className="quiet small">{t('programmes.survey_first_hint')}</span></div>
    </>
  )
}
