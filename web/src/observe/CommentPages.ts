import { useInfiniteQuery } from '@tanstack/react-query'
import { get } from '../api/client'
import type { CommentPage } from '../api/types'
import type { Search } from '../shell/address'

export type Asked = Search & { q?: string; group?: string; channel?: string; front_line?: string; person?: string }

/** What the address asks for, and nothing else of it. */
export function questionOf({ q, group, channel, front_line, person }: Asked): Asked {
  return { q, group, channel, front_line, person }
}

export function isNarrowed(search: Asked): boolean {
  return Object.values(questionOf(search)).some(Boolean)
}

export const nothingAsked: Asked = { q: undefined, group: undefined, channel: undefined, front_line: undefined, person: undefined }

/** Comments page by page; the counts are of all that is meant and come with the first page. */
export function useComments(asked: Asked, may: boolean) {
  const question = questionOf(asked)
  const query = useInfiniteQuery({
    queryKey: ['/comments', question],
    queryFn: ({ pageParam, signal }) => get<CommentPage>('/comments', { ...question, cursor: pageParam }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
    placeholderData: (old) => old,
    enabled: may,
  })
  return {
    rows: query.data?.pages.flatMap((page) => page.rows) ?? [],
    counts: query.data?.pages[0],
    error: query.error,
    retry: () => void query.refetch(),
    more: query.hasNextPage ? () => void query.fetchNextPage() : null,
    fetching: query.isFetchingNextPage,
    fading: query.isPlaceholderData,
  }
}
