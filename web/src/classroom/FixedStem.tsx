import { useGet } from '../api/hooks'
import type { BankLine } from '../api/types'
import { t } from '../words/catalogue'

/** What a picked question asks; one picked earlier is looked up. */
export function FixedStem({ id, known }: { id: number; known: string | undefined }) {
  const { data, error } = useGet<BankLine>(known === undefined ? `/classroom/questions/${id}` : null, undefined, { fresh: 60_000 })
  return <span className="grow">{known ?? data?.question.stem ?? (error ? t('tests.fixed_unknown', { id }) : '…')}{data?.ended && <> <span className="tag notice">{t('bank.ended')}</span></>}</span>
}
