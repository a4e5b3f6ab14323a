import type { LessonMatter, LessonPage, OnlineLesson } from '../api/types'

/** What the form of a lesson holds while it is written. */
export type TypedLesson = {
  unit: number | null; number: number | null; title: string; topic: string; text: string; published_on: string | null; focus: number | null; hours: number | null
  kind: LessonMatter['kind']; media: string | null; mediaName: string; seconds: number | null; share: number; captions: { language: string; media: string; name: string }[]; address: string
}

export function blankLesson(unit: number | null, number: number, today: string): TypedLesson {
  return { unit, number, title: '', topic: '', text: '', published_on: today, focus: null, hours: 1, kind: 'video', media: null, mediaName: '', seconds: null, share: 90, captions: [], address: '' }
}

export function typedLesson(page: LessonPage): TypedLesson {
  const { lesson, files } = page
  const { matter } = lesson
  const name = (id: string) => files.find((file) => file.id === id)?.name ?? ''
  const media = matter.kind === 'link' ? null : matter.media
  return {
    unit: lesson.unit, number: lesson.number, title: lesson.title, topic: lesson.topic, text: lesson.text, published_on: lesson.published_on, focus: lesson.focus, hours: page.hours,
    kind: matter.kind, media, mediaName: media ? name(media) : '', seconds: matter.kind === 'video' ? matter.seconds : null, share: matter.kind === 'video' ? matter.share : 90,
    captions: matter.kind === 'video' ? matter.captions.map((one) => ({ ...one, name: name(one.media) })) : [], address: matter.kind === 'link' ? matter.address : '',
  }
}

/** The first field that still lacks something. */
export function lackingLesson(value: TypedLesson): 'title' | 'unit' | 'published_on' | 'media' | 'seconds' | 'address' | null {
  if (!value.title.trim()) return 'title'
  if (value.kind === 'link' ? !value.address.trim() : !value.media) return value.kind === 'link' ? 'address' : 'media'
  if (value.kind === 'video' && !value.seconds) return 'seconds'
  if (value.unit === null) return 'unit'
  return value.published_on ? null : 'published_on'
}

export function lessonSent(value: TypedLesson): OnlineLesson {
  const matter: LessonMatter = value.kind === 'link' ? { kind: 'link', address: value.address.trim() }
    : value.kind === 'document' ? { kind: 'document', media: value.media ?? '' }
    : { kind: 'video', media: value.media ?? '', seconds: Math.floor(value.seconds ?? 0), share: value.share, captions: value.captions.map(({ language, media }) => ({ language, media })) }
  return {
    unit: value.unit ?? 0, number: value.number, title: value.title.trim(), topic: value.topic.trim(), text: value.text, published_on: value.published_on ?? '', focus: value.focus, tenths: Math.round((value.hours ?? 0) * 10), matter,
  }
}

/** 75 -> 1:15, 3725 -> 1:02:05. */
export function lengthOf(seconds: number): string {
  const [hours, minutes, rest] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, Math.floor(seconds) % 60]
  const two = (n: number) => String(n).padStart(2, '0')
  return hours > 0 ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`
}

/** 5242880 -> 5.0 MB */
export function sizeOf(bytes: number): string {
  if (bytes < 1024 * 1024) return `${Math.max(1, Math.round(bytes / 1024))} KB`
  return bytes < 1024 ** 3 ? `${(bytes / 1024 ** 2).toFixed(1)} MB` : `${(bytes / 1024 ** 3).toFixed(2)} GB`
}
