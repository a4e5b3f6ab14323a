import { Segmented } from 'antd'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { send } from '../api/client'
import { refresh } from '../api/hooks'
import type { LessonMatter, LessonPage } from '../api/types'
import { Asked, FormDrawer } from '../kinds/FormDrawer'
import { useGo } from '../shell/address'
import { paths } from '../shell/paths'
import { useSession } from '../shell/session'
import { code, t } from '../words/catalogue'
import { LessonFields } from './LessonFields'
import { LessonMatterFields } from './LessonMatterFields'
import { blankLesson, lackingLesson, lessonSent, type TypedLesson, typedLesson } from './lesson'

const kinds: LessonMatter['kind'][] = ['video', 'document', 'link']
type Props = { page: LessonPage | null; next: number; close: () => void }

/** Publishes an issue or changes one; the file comes in while the rest is written. */
export function LessonDrawer({ page, next, close }: Props) {
  const { grants, today } = useSession()
  const [value, setValue] = useState<TypedLesson>(() => (page ? typedLesson(page) : blankLesson(grants[0]?.unit ?? null, next, today)))
  const [busy, setBusy] = useState(false)
  const [wrong, setWrong] = useState(false)
  const queries = useQueryClient()
  const go = useGo()
  const change = (more: Partial<TypedLesson>) => setValue((old) => ({ ...old, ...more }))
  const lack = lackingLesson(value)
  const refuse = busy ? t('lessons.upload_wait') : wrong ? t('form.dates_wrong') : lack ? t('form.missing', { field: t(`lessons.field.${lack}`) }) : undefined
  const coming = value.published_on !== null && value.published_on > today
  const act = async () => {
    const sent = lessonSent(value)
    const made = page ? await send<LessonPage>('PUT', `/classroom/lessons/${page.id}`, sent, { version: page.version }) : await send<LessonPage>('POST', '/classroom/lessons', sent)
    await refresh(queries, ['/classroom'])
    if (!page) go(paths.lesson(made.id))
  }
  return (
    <FormDrawer open width={640} title={t(page ? 'lessons.edit' : 'lessons.publish')} close={close} act={act} refuse={refuse} submit={t(page ? 'action.save' : 'lessons.publish_now')}
      effect={page ? t('lessons.edit_effect') : t(coming ? 'lessons.publish_later' : 'lessons.publish_effect', { date: value.published_on ?? '' })} reload={() => refresh(queries, ['/classroom'])}>
      {(problem) => (
        <>
          <Asked label={t('lessons.field.kind')}><Segmented block value={value.kind} options={kinds.map((kind) => ({ value: kind, label: code('lesson_kind', kind) }))} onChange={(kind) => change({ kind, media: null, mediaName: '', captions: [] })} /></Asked>
          <LessonMatterFields value={value} change={change} problem={problem} onBusy={setBusy} />
          <LessonFields value={value} change={change} problem={problem} unitName={page?.unit_name ?? grants[0]?.unit_name ?? null} onWrong={setWrong} />
        </>
      )}
    </FormDrawer>
  )
}
