import { keepPreviousData, useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { get, type Parameters } from './client'
import type { Page } from './types'

/** One resource. The key is the path, so that a write can invalidate everything under it. */
export function useGet<T>(path: string | null, parameters?: Parameters, options: { keep?: boolean; fresh?: number; every?: number } = {}) {
  return useQuery<T>({
    queryKey: [path, parameters ?? {}],
    queryFn: ({ signal }) => get<T>(path ?? '', parameters, signal),
    enabled: path !== null,
    ...(options.keep ? { placeholderData: keepPreviousData } : {}),
    ...(options.fresh === undefined ? {} : { staleTime: options.fresh }),
    ...(options.every === undefined ? {} : { refetchInterval: options.every }),
  })
}

/** A keyset list: rows so far, and `more` while there is a next page. */
export function usePages<T>(path: string | null, parameters?: Parameters) {
  const query = useInfiniteQuery({
    queryKey: [path, 'pages', parameters ?? {}],
    queryFn: ({ pageParam, signal }) => get<Page<T>>(path ?? '', { ...parameters, cursor: pageParam }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
    enabled: path !== null,
  })
  const pages = query.data?.pages ?? []
  return {
    rows: pages.flatMap((page) => page.rows),
    count: pages[0]?.count,
    loading: query.isPending && path !== null,
    error: query.error,
    more: query.hasNextPage ? () => void query.fetchNextPage() : null,
    fetching: query.isFetchingNextPage,
  }
}

/** A write; `touches` are the path beginnings whose readings are stale afterwards. */
export function useWrite<Given, Answer>(write: (given: Given) => Promise<Answer>, touches: string[]) {
  const queries = useQueryClient()
  return useMutation<Answer, Error, Given>({
    mutationFn: write,
    onSuccess: () => refresh(queries, touches),
  })
}

export async function refresh(queries: ReturnType<typeof useQueryClient>, touches: string[]): Promise<void> {
  await queries.invalidateQueries({
    predicate: ({ queryKey }) => touches.some((start) => String(queryKey[0]).startsWith(start)),
  })
}
