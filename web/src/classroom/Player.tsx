import { Select } from 'antd'
import { useRef, useState } from 'react'
import { address } from '../api/client'
import type { LessonMatter, Viewing } from '../api/types'
import { ProblemNote } from '../kinds/ProblemNote'
import { t } from '../words/catalogue'
import { lengthOf } from './lesson'
import { SeenParts } from './SeenParts'
import { useWatching } from './useWatching'

const speeds = [0.75, 1, 1.25, 1.5, 2]
const source = (media: string) => address(`/classroom/media/${media}/content`)

type Props = { lesson: number; matter: LessonMatter & { kind: 'video' }; mine: Viewing | null; learns: boolean; title: string }

/** Plays a video from where it was left, and shows what of it was seen. */
export function Player({ lesson, matter, mine, learns, title }: Props) {
  const video = useRef<HTMLVideoElement>(null)
  const [speed, setSpeed] = useState(1)
  const begin = () => {
    const place = mine?.place ?? 0
    // At the very end it begins again.
    if (video.current && place > 0 && place < matter.seconds - 2) video.current.currentTime = place
  }
  const choose = (next: number) => {
    setSpeed(next)
    if (video.current) video.current.playbackRate = next
  }
  return (
    <div className="player">
      <video ref={video} controls playsInline preload="metadata" src={source(matter.media)} aria-label={title} onLoadedMetadata={begin} onRateChange={(event) => setSpeed(Math.min(2, event.currentTarget.playbackRate))}>
        {matter.captions.map((one, at) => <track key={one.media} kind="captions" src={source(one.media)} srcLang={one.language} label={one.language} default={at === 0} />)}
      </video>
      <div className="row player-tools">
        <label className="row tight"><span className="quiet small">{t('lessons.speed')}</span><Select size="small" value={speed} aria-label={t('lessons.speed')} options={speeds.map((value) => ({ value, label: `${value}×` }))} onChange={choose} /></label>
        <span className="quiet small push">{lengthOf(matter.seconds)}</span>
      </div>
      {learns ? <Watched lesson={lesson} video={video} matter={matter} mine={mine} /> : <p className="quiet small">{t('lessons.no_record')}</p>}
    </div>
  )
}

function Watched({ lesson, video, matter, mine }: { lesson: number; video: React.RefObject<HTMLVideoElement | null>; matter: LessonMatter & { kind: 'video' }; mine: Viewing | null }) {
  const { viewing, away, refused } = useWatching(lesson, video, mine)
  return (
    <div className="stack tight" aria-live="polite">
      <SeenParts of={viewing} seconds={matter.seconds} share={matter.share} />
      {away && <p className="note notice small">{t('lessons.away')}</p>}
      {refused !== null && <ProblemNote error={refused} />}
    </div>
  )
}
