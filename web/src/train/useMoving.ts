import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { get, send } from '../api/client'
import { refresh } from '../api/hooks'
import type { SessionLine, SessionShown, TimetableLesson, TrainingSession } from '../api/types'
import { toldOf } from './timetable'

export type To = { day: string; from: string; room?: number }
type Done = { after: SessionShown; before: TrainingSession; /** None where a whole session moved. */ lesson?: number; undone?: boolean }
export type Told = Done & ReturnType<typeof toldOf>
export type Moving = ReturnType<typeof useMoving>

/** Moves lessons and sessions at the version that was seen, and puts them back. */
export function useMoving() {
  const queries = useQueryClient()
  const [told, setTold] = useState<Told | null>(null)
  const [wrong, setWrong] = useState<unknown>(null)
  const reload = () => refresh(queries, ['/training/timetable', '/sessions', '/programmes', '/day'])
  const show = async (done: Done) => {
    setTold({ ...done, ...toldOf(done.after, done.lesson) })
    await reload()
  }
  const before = (session: number) => get<SessionShown>(`/sessions/${session}`)
  const lesson = async (of: TimetableLesson, to: To) => {
    const { session } = await before(of.session)
    await show({ before: session, lesson: of.lesson, after: await send<SessionShown>('PUT', `/sessions/${of.session}/lessons/${of.lesson}`, to, { version: of.version }) })
  }
  const shift = async (of: Pick<SessionLine, 'id'>, days: number, version?: number) => {
    const was = await before(of.id)
    await show({ before: was.session, after: await send<SessionShown>('POST', `/sessions/${of.id}/shift`, { days }, { version: version ?? was.version }) })
  }
  /** A deed by hand; what is refused is told beside what moved. */
  const tried = async (deed: () => Promise<void>) => {
    setWrong(null)
    setTold(null)
    try {
      await deed()
    } catch (error) {
      setWrong(error)
      await reload()
    }
  }
  const undo = () => told && tried(async () => {
    const { after, before: was, lesson: one } = told
    await show({ before: was, undone: true, ...(one === undefined ? {} : { lesson: one }), after: await send<SessionShown>('PUT', `/sessions/${after.id}`, was, { version: after.version }) })
  })
  return { told, wrong, lesson, shift, tried, undo, reload, clear: () => { setTold(null); setWrong(null) } }
}
