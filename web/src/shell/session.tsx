import { useQuery, useQueryClient } from '@tanstack/react-query'
import { createContext, useContext } from 'react'
import { get, send } from '../api/client'
import { Problem } from '../api/problem'
import type { Permission, Session } from '../api/types'

const KEY = ['/session', {}]

export function useSessionQuery() {
  return useQuery<Session | null>({
    queryKey: KEY,
    queryFn: async () => {
      try {
        return await get<Session>('/session')
      } catch (error) {
        if (error instanceof Problem && error.status === 401) return null
        throw error
      }
    },
    staleTime: 300_000,
    retry: 1,
  })
}

export const SessionContext = createContext<Session | null>(null)

export function useSession(): Session {
  const session = useContext(SessionContext)
  if (!session) throw new Error('session')
  return session
}

/** `units.read` is given by the server beside what contract.ts lists. */
export type Allowed = Permission | 'units.read'

export function useMay(): (permission: Allowed) => boolean {
  const { permissions } = useSession()
  return (permission) => (permissions as Allowed[]).includes(permission)
}

export function useSignIn() {
  const queries = useQueryClient()
  return async (account: string, password: string) => {
    const session = await send<Session>('POST', '/session', { account, password })
    changeReader(queries, session)
  }
}

export function useSignOut() {
  const queries = useQueryClient()
  return async () => {
    await send('DELETE', '/session').catch(() => undefined)
    changeReader(queries, null)
  }
}

/** Nothing one reader has seen stays for the next. The session itself is watched by the frame and must not be removed under it. */
function changeReader(queries: ReturnType<typeof useQueryClient>, session: Session | null): void {
  queries.setQueryData(KEY, session)
  queries.removeQueries({ predicate: (query) => query.queryKey[0] !== KEY[0] })
}

export function forgetSession(queries: ReturnType<typeof useQueryClient>): void {
  queries.setQueryData(KEY, null)
}
