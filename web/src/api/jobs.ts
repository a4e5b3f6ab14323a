import { get } from './client'

type Started = { job: number } | undefined
type Job = { state: 'waiting' | 'running' | 'done' | 'failed' | 'cancelled'; message: string | null }

/** What the server does in the background is over when its job says so. */
export async function jobDone(started: unknown): Promise<void> {
  const job = (started as Started)?.job
  if (job === undefined) return
  for (;;) {
    const { state, message } = await get<Job>(`/jobs/${job}`)
    if (state === 'failed') throw new Error(message ?? state)
    if (state === 'done' || state === 'cancelled') return
    await new Promise((go) => setTimeout(go, 400))
  }
}
