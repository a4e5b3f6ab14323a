import { Input, InputNumber } from 'antd'
import type { Problem } from '../api/problem'
import type { MediaShown } from '../api/types'
import { Asked } from '../kinds/FormDrawer'
import { t } from '../words/catalogue'
import { lengthOf, type TypedLesson } from './lesson'
import { UploadField } from './UploadField'
import { secondsOf } from './upload'

const videos = 'video/mp4,video/webm,audio/mpeg,audio/mp4,.mp4,.webm,.mp3,.m4a'
const documents = '.pdf,.docx,.pptx,.xlsx,.txt,image/*'
type Props = { value: TypedLesson; change: (more: Partial<TypedLesson>) => void; problem: Problem | null; onBusy: (busy: boolean) => void }

/** What a lesson consists of: a file or an address. The length of a video is read from it. */
export function LessonMatterFields({ value, change, problem, onBusy }: Props) {
  const took = async (media: MediaShown) => {
    change({ media: String(media.id), mediaName: media.name, ...(value.title ? {} : { title: media.name.replace(/\.[^.]+$/, '') }) })
    if (value.kind === 'video') change({ seconds: await secondsOf(media.id) })
  }
  if (value.kind === 'link') return <Asked label={t('lessons.field.address')} name="address" problem={problem} hint={t('lessons.address_hint')}><Input value={value.address} maxLength={2000} placeholder={t('lessons.address_like')} onChange={(event) => change({ address: event.target.value })} /></Asked>
  const video = value.kind === 'video'
  return (
    <>
      <Asked label={t('lessons.field.media')} name="media" problem={problem}>
        <UploadField name={value.media && value.mediaName} accept={video ? videos : documents} hint={t(video ? 'lessons.video_hint' : 'lessons.document_hint')} take={(media) => void took(media)} drop={() => change({ media: null, mediaName: '', seconds: null })} onBusy={onBusy} />
      </Asked>
      {video && (
        <>
          <div className="pair">
            <Asked label={t('lessons.field.seconds')} name="seconds" problem={problem} hint={value.seconds ? lengthOf(value.seconds) : t('lessons.seconds_hint')}><InputNumber className="wide" min={1} max={43200} precision={0} value={value.seconds} onChange={(seconds) => change({ seconds })} /></Asked>
            <Asked label={t('lessons.field.share')} name="share" problem={problem} hint={t('lessons.share_hint')}><InputNumber className="wide" min={1} max={100} precision={0} suffix="%" value={value.share} onChange={(share) => change({ share: share ?? 90 })} /></Asked>
          </div>
          <Asked label={t('lessons.field.captions')} name="captions" problem={problem} optional>
            <UploadField compact name={value.captions[0]?.name ?? null} accept=".vtt,text/vtt" hint={t('lessons.captions_hint')} take={(media) => change({ captions: [{ language: 'zh-CN', media: String(media.id), name: media.name }] })} drop={() => change({ captions: [] })} onBusy={onBusy} />
          </Asked>
        </>
      )}
    </>
  )
}
