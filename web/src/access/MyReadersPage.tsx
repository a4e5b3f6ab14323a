import { useGet } from '../api/hooks'
import type { Reader } from '../api/types'
import { ProblemNote } from '../kinds/ProblemNote'
import { PageHead } from '../kinds/Section'
import { RowsSkeleton } from '../kinds/Skeletons'
import { Readers } from '../people/PersonRail'
import { t } from '../words/catalogue'
import '../people/person.css'

export function MyReadersPage() {
  const { data, error, refetch } = useGet<Reader[]>('/account/my-readers')
  return (
    <div className="page narrow">
      <PageHead title={t('frame.my_readers')} detail={t('own.readers_detail')} />
      {error && <ProblemNote error={error} retry={() => void refetch()} />}
      {!data && !error && <RowsSkeleton />}
      {data && <Readers readers={data} />}
    </div>
  )
}
