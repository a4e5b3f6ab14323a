import { useParams } from '@tanstack/react-router'
import { useGet } from '../api/hooks'
import { Problem } from '../api/problem'
import type { TestShown } from '../api/types'
import { EmptyState } from '../kinds/EmptyState'
import { ProblemNote } from '../kinds/ProblemNote'
import { PageSkeleton } from '../kinds/Skeletons'
import { type Search, useAddress } from '../shell/address'
import { paths } from '../shell/paths'
import { t } from '../words/catalogue'
import { NewTest } from './NewTest'
import { typedTest } from './test'
import { TestForm } from './TestForm'
import { TestTold } from './TestTold'
import './tests.css'

/** A knowledge test; `new` sets one and `?edit=1` changes it. */
export function TestPage() {
  const { id } = useParams({ strict: false }) as { id: string }
  return id === 'new' ? <NewTest /> : <Known key={id} id={id} />
}

function Known({ id }: { id: string }) {
  const [search] = useAddress<Search & { edit?: string }>()
  const { data, error, refetch } = useGet<TestShown>(`/classroom/tests/${id}`)
  if (data) return data.may_write && search.edit ? <TestForm page={data} draft={id} start={typedTest(data)} unitName={data.unit_name} /> : <TestTold page={data} />
  if (error instanceof Problem && error.status === 404) return <div className="page"><EmptyState title={t('tests.not_here')} hint={t('tests.not_here_hint')} action={t('tests.title')} to={paths.classroom('tests')} /></div>
  return error ? <div className="page"><ProblemNote error={error} retry={() => void refetch()} /></div> : <PageSkeleton />
}
