import { EditOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { send } from '../api/client'
import { useGet, useWrite } from '../api/hooks'
import { Problem } from '../api/problem'
import type { LessonPage as Page } from '../api/types'
import { EmptyState } from '../kinds/EmptyState'
import { PathLink } from '../kinds/PathLink'
import { ProblemNote } from '../kinds/ProblemNote'
import { PageHead } from '../kinds/Section'
import { PageSkeleton } from '../kinds/Skeletons'
import { paths } from '../shell/paths'
import { useSession } from '../shell/session'
import { t } from '../words/catalogue'
import { LessonDrawer } from './LessonDrawer'
import { LessonMatterShown } from './LessonMatterShown'
import { Viewers } from './Viewers'
import './classroom.css'

/** One issue: watched or read here; whoever organises sees who did. */
export function LessonPage() {
  const { id } = useParams({ strict: false }) as { id: string }
  const { data, error, refetch } = useGet<Page>(`/classroom/lessons/${id}`, undefined, { fresh: 60_000 })
  if (error instanceof Problem && error.status === 404) return <div className="page"><EmptyState title={t('lessons.not_here')} hint={t('lessons.not_here_hint')} action={t('classroom.title')} to={paths.classroom()} /></div>
  if (!data) return error ? <div className="page"><ProblemNote error={error} retry={() => void refetch()} /></div> : <PageSkeleton />
  return <Known key={id} page={data} />
}

function Known({ page }: { page: Page }) {
  const { account } = useSession()
  const [editing, setEditing] = useState(false)
  const end = useWrite((ended: boolean) => send('POST', `/classroom/lessons/${page.id}/end`, { ended }), ['/classroom'])
  const { lesson } = page
  const facts = [lesson.number !== null ? t('lessons.issue', { n: lesson.number }) : '', lesson.topic, page.unit_name, page.hours > 0 ? t('lessons.hours', { n: page.hours }) : '', lesson.published_on].filter(Boolean).join(' · ')
  return (
    <div className="page classroom lesson">
      <div>
        <p><PathLink to={paths.classroom()}>{t('classroom.title')}</PathLink></p>
        <PageHead title={lesson.title} detail={facts}>
          {page.may_write && <Button icon={<EditOutlined aria-hidden />} onClick={() => setEditing(true)}>{t('lessons.edit')}</Button>}
          {page.may_write && <Button loading={end.isPending} onClick={() => end.mutate(!page.ended)}>{t(page.ended ? 'lessons.resume' : 'lessons.end')}</Button>}
        </PageHead>
      </div>
      {end.error && <ProblemNote error={end.error} />}
      {!page.out && <p className="note notice">{page.ended ? t('lessons.ended_note') : t('lessons.coming_note', { date: lesson.published_on })}</p>}
      <LessonMatterShown page={page} learns={account.person !== null && page.out} />
      {lesson.text && <p className="pre lesson-text">{lesson.text}</p>}
      {page.may_write && <Viewers lesson={page.id} />}
      {editing && <LessonDrawer page={page} next={1} close={() => setEditing(false)} />}
    </div>
  )
}
