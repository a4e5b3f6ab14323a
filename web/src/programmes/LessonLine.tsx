import { DeleteOutlined } from '@ant-design/icons'
import { Button, Input, InputNumber, Select } from 'antd'
import type { ReactNode } from 'react'
import type { Lesson } from '../api/types'
import { DateField } from '../kinds/DateField'
import { choices } from '../problems/codes'
import { t } from '../words/catalogue'
import { CatalogueField, useCatalogue } from './CatalogueField'
import { lecturerKinds, teachings } from './codes'
import { timed } from './lessons'
import { TimeField } from './TimeField'

type Props = { lesson: Lesson; days: { from: string; to: string } | null; titles: Record<string, string>; put: (lesson: Lesson) => void; remove: () => void; refused: { name: string; message: string } | null }

/** One lesson: when, in which way, what, by whom, where, and what it counts for. */
export function LessonLine({ lesson, days, titles, put, remove, refused }: Props) {
  const lecturers = useCatalogue('lecturer')
  const cell = (name: string, field: ReactNode, wide = '') => (
    <label className={`lesson-cell ${name} ${wide}${refused?.name === name ? ' wrong' : ''}`}>
      <span className="quiet small">{t(`sessions.lesson.${name}`)}</span>{field}
      {refused?.name === name && <span className="field-error" role="alert">{refused.message}</span>}
    </label>
  )
  const taught = (id: number | null) => {
    const item = lecturers.find((line) => line.id === id)?.item
    put({ ...lesson, lecturer: id, lecturer_kind: item?.catalogue === 'lecturer' ? item.kind : lesson.lecturer_kind })
  }
  return (
    <div className="lesson-line" role="group" aria-label={lesson.subject || t('sessions.lesson_unnamed')}>
      {days && days.from !== days.to && cell('day', <DateField whole value={lesson.day} onChange={(day) => day && put({ ...lesson, day })} />)}
      {cell('from', <TimeField value={lesson.from} onChange={(from) => put(timed(lesson, { from }))} />)}
      {cell('to', <TimeField value={lesson.to} onChange={(to) => put(timed(lesson, { to }))} />)}
      {cell('method', <Select value={lesson.method} options={choices('teaching', teachings)} popupMatchSelectWidth={false} onChange={(method) => put({ ...lesson, method })} />)}
      {cell('tenths', <InputNumber min={0} max={12} step={0.5} precision={1} value={lesson.tenths / 10} onChange={(hours) => put({ ...lesson, tenths: Math.round((hours ?? 0) * 10) })} />)}
      {cell('subject', <Input autoFocus={lesson.subject === ''} maxLength={200} value={lesson.subject} onChange={(event) => put({ ...lesson, subject: event.target.value })} />, 'half')}
      {cell('lecturer', <CatalogueField of="lecturer" label={t('sessions.lesson.lecturer')} titles={titles} value={lesson.lecturer} onChange={taught} />)}
      {cell('lecturer_kind', <Select allowClear value={lesson.lecturer_kind} placeholder={t('field_hint.choose')} options={choices('lecturer_kind', lecturerKinds)} popupMatchSelectWidth={false} onChange={(kind?: string | null) => put({ ...lesson, lecturer_kind: kind ?? null })} />)}
      {cell('room', <CatalogueField of="room" label={t('sessions.lesson.room')} titles={titles} value={lesson.room} onChange={(room) => put({ ...lesson, room })} />)}
      <Button className="lesson-remove" type="text" icon={<DeleteOutlined aria-hidden />} aria-label={t('sessions.lesson_remove', { subject: lesson.subject })} onClick={remove} />
    </div>
  )
}
