import { CheckOutlined, FileTextOutlined, LinkOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useState } from 'react'
import { address, send } from '../api/client'
import { useWrite } from '../api/hooks'
import type { LessonPage, Viewing } from '../api/types'
import { ProblemNote } from '../kinds/ProblemNote'
import { t } from '../words/catalogue'
import { sizeOf } from './lesson'
import { Player } from './Player'
import { SeenBar } from './SeenBar'

/** A video is played here; a document or what stands behind a link is opened, and its reader says when it is read. */
export function LessonMatterShown({ page, learns }: { page: LessonPage; learns: boolean }) {
  const { matter } = page.lesson
  if (matter.kind === 'video') return <Player lesson={page.id} matter={matter} mine={page.mine} learns={learns} title={page.lesson.title} />
  const file = matter.kind === 'document' ? page.files.find((one) => one.id === matter.media) : undefined
  const to = matter.kind === 'document' ? address(`/classroom/media/${matter.media}/content`) : matter.address
  return <ToRead page={page} learns={learns} to={to} name={file ? `${file.name} (${sizeOf(file.bytes)})` : to} document={matter.kind === 'document'} />
}

function ToRead({ page, learns, to, name, document }: { page: LessonPage; learns: boolean; to: string; name: string; document: boolean }) {
  const [viewing, setViewing] = useState(page.mine)
  const deed = (path: 'open' | 'finish') => send<Viewing>('POST', `/classroom/lessons/${page.id}/${path}`)
  const open = useWrite(() => deed('open').then(setViewing), ['/classroom'])
  const finish = useWrite(() => deed('finish').then(setViewing), ['/classroom', '/people', '/day'])
  return (
    <div className="to-read stack tight">
      <a className="to-read-link" href={to} target="_blank" rel="noreferrer" onClick={() => learns && open.mutate(undefined)}>{document ? <FileTextOutlined aria-hidden /> : <LinkOutlined aria-hidden />} <span>{name}</span></a>
      {learns && (
        <div className="row">
          <SeenBar of={viewing} />
          {viewing && !viewing.done_on && <Button icon={<CheckOutlined aria-hidden />} loading={finish.isPending} onClick={() => finish.mutate(undefined)}>{t('lessons.finish')}</Button>}
        </div>
      )}
      {(open.error ?? finish.error) && <ProblemNote error={open.error ?? finish.error} />}
    </div>
  )
}
