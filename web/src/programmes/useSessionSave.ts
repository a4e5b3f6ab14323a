import { useQueryClient } from '@tanstack/react-query'
import { send } from '../api/client'
import { refresh } from '../api/hooks'
import type { SessionShown, TrainingSession } from '../api/types'

/** Ways to change a session; the page shows at once what the server answers. */
export function useSessionSave(page: SessionShown) {
  const queries = useQueryClient()
  const path = `/sessions/${page.id}`
  const shown = async (after: SessionShown) => {
    queries.setQueryData([path, {}], after)
    await refresh(queries, ['/programmes', `${path}/`, '/sessions', '/day'])
    return after
  }
  return {
    change: async (next: Partial<TrainingSession>) => shown(await send<SessionShown>('PUT', path, { ...page.session, ...next }, { version: page.version })),
    step: async (step: object) => shown(await send<SessionShown>('POST', `${path}/steps`, step, { version: page.version })),
    deed: async (part: number, deed: object) => shown(await send<SessionShown>('POST', `${path}/seats/${part}`, deed)),
    /** Reads again, where an answer tells only of what was sent. */
    again: () => refresh(queries, [path, '/programmes']),
  }
}
