import { useQueryClient } from '@tanstack/react-query'
import { type RefObject, useEffect, useRef, useState } from 'react'
import { send } from '../api/client'
import { refresh } from '../api/hooks'
import type { Viewing } from '../api/types'
import { again, idle, paused, played, report } from './watching'

/** How often what was played is told, in milliseconds. */
const EVERY = 10_000

/** Opens a lesson where it was left, and tells what of it is played. `away` while the line is down: nothing is lost by it. */
export function useWatching(lesson: number, video: RefObject<HTMLVideoElement | null>, start: Viewing | null) {
  const [viewing, setViewing] = useState(start)
  const [away, setAway] = useState(false)
  const [refused, setRefused] = useState<unknown>(null)
  const queries = useQueryClient()
  const state = useRef(idle)
  const busy = useRef(false)
  const done = useRef(Boolean(start?.done_on))

  useEffect(() => {
    const path = `/classroom/lessons/${lesson}`
    let gone = false
    send<Viewing>('POST', `${path}/open`).then((opened) => !gone && setViewing(opened), (error: unknown) => !gone && setRefused(error))
    const tell = async () => {
      if (busy.current) return
      const { sent, left } = report(state.current)
      if (sent.length === 0) return
      state.current = left
      busy.current = true
      try {
        const next = await send<Viewing>('POST', `${path}/watched`, { played: sent, place: Math.floor(video.current?.currentTime ?? 0) })
        setAway(false)
        setViewing(next)
        if (next.done_on && !done.current) {
          done.current = true
          void refresh(queries, ['/classroom', '/people', '/day'])
        }
      } catch (error) {
        state.current = again(sent, state.current)
        if (error instanceof TypeError) setAway(true)
        else setRefused(error)
      } finally {
        busy.current = false
      }
    }
    const timer = setInterval(() => void tell(), EVERY)
    const element = video.current
    const moves = () => { if (element && !element.paused && !element.seeking) state.current = played(state.current, element.currentTime) }
    const stops = () => { state.current = paused(state.current); void tell() }
    const ends = () => { moves(); stops() }
    const hides = () => document.visibilityState === 'hidden' && void tell()
    const listeners: [string, () => void][] = [['timeupdate', moves], ['pause', ends], ['seeking', stops], ['ended', ends]]
    for (const [name, heard] of listeners) element?.addEventListener(name, heard)
    document.addEventListener('visibilitychange', hides)
    addEventListener('online', tell)
    return () => {
      gone = true
      clearInterval(timer)
      for (const [name, heard] of listeners) element?.removeEventListener(name, heard)
      document.removeEventListener('visibilitychange', hides)
      removeEventListener('online', tell)
      void tell()
    }
  }, [lesson, video, queries])

  return { viewing, away, refused }
}
