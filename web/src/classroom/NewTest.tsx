import { useGet } from '../api/hooks'
import type { TestsShown } from '../api/types'
import { EmptyState } from '../kinds/EmptyState'
import { ProblemNote } from '../kinds/ProblemNote'
import { PageSkeleton } from '../kinds/Skeletons'
import { type Search, useAddress } from '../shell/address'
import { paths } from '../shell/paths'
import { useSession } from '../shell/session'
import { t } from '../words/catalogue'
import { blankTest } from './test'
import { TestForm } from './TestForm'

/** Another test, with the next number of the series; `?session=` makes it one of a class. */
export function NewTest() {
  const { today, grants } = useSession()
  const [search] = useAddress<Search & { session?: string }>()
  const { data, error, refetch } = useGet<TestsShown>('/classroom/tests')
  if (error) return <div className="page"><ProblemNote error={error} retry={() => void refetch()} /></div>
  if (!data) return <PageSkeleton />
  if (!data.may_set) return <div className="page"><EmptyState title={t('tests.may_not')} hint={t('tests.may_not_hint')} action={t('tests.title')} to={paths.classroom('tests')} /></div>
  return <TestForm page={null} draft={search.session ? `class-${search.session}` : 'new'} start={blankTest(grants[0]?.unit ?? null, data.next_number, today, search.session ? Number(search.session) : null)} unitName={grants[0]?.unit_name ?? null} />
}
