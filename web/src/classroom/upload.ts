import { address, send } from '../api/client'
import { problemOf } from '../api/problem'
import type { MediaShown } from '../api/types'

/** Pauses before a piece is tried again, in milliseconds: two minutes in all. */
const PAUSES = [1_000, 2_000, 5_000, 10_000, 20_000, 30_000, 60_000]

/** Brings a file in piece by piece; a line that drops is waited for, and the server says where to go on. */
export async function bringIn(file: File, told: (received: number) => void, signal: AbortSignal): Promise<MediaShown> {
  let media = await send<MediaShown>('POST', '/classroom/media', { name: file.name, bytes: file.size }, { signal })
  let failed = 0
  while (!media.whole) {
    const at = media.received
    try {
      media = await piece(media.id, at, file.slice(at, at + media.piece), signal)
      failed = 0
      told(media.received)
    } catch (error) {
      const pause = PAUSES[failed]
      // Only a line that dropped is worth another try.
      if (!(error instanceof TypeError) || pause === undefined) throw error
      failed += 1
      await new Promise((done) => setTimeout(done, pause))
    }
  }
  return media
}

async function piece(id: number, at: number, bytes: Blob, signal: AbortSignal): Promise<MediaShown> {
  const headers = { 'X-Lilian': '1', 'Content-Type': 'application/octet-stream' }
  const answer = await fetch(address(`/classroom/media/${id}`, { at }), { method: 'PUT', credentials: 'same-origin', headers, body: bytes, signal })
  if (!answer.ok) throw await problemOf(answer)
  return (await answer.json()) as MediaShown
}

/** How long a video is, as the browser reads it; null where it cannot tell. */
export function secondsOf(media: number): Promise<number | null> {
  return new Promise((told) => {
    const video = document.createElement('video')
    video.preload = 'metadata'
    video.onloadedmetadata = () => told(Number.isFinite(video.duration) ? Math.max(1, Math.floor(video.duration)) : null)
    video.onerror = () => told(null)
    video.src = address(`/classroom/media/${media}/content`)
  })
}
