import { Chips } from '../care/Chips'
import { useGet } from '../api/hooks'
import type { Problem } from '../api/problem'
import type { UnitPage } from '../api/types'
import { Asked } from '../kinds/FormDrawer'
import { PersonPicker } from '../kinds/PersonPicker'
import { t } from '../words/catalogue'
import type { TypedStatement } from './study'

const MOST = 4

type Props = { value: TypedStatement; unit: number | null; problem: Problem | null; change: (next: Pick<TypedStatement, 'person' | 'name'>) => void }

/** Whose work it is about: those who lead the visited unit are one tap away. */
export function WhomField({ value, unit, problem, change }: Props) {
  const page = useGet<UnitPage>(value.person === null && unit !== null ? `/units/${unit}` : null, undefined, { fresh: 60_000 })
  const leading = (page.data?.posts ?? []).filter(({ kind }) => kind === 'chief' || kind === 'deputy').flatMap(({ title, holders }) => holders.map(({ id, name }) => ({ value: String(id), name, label: `${name} ${title}` }))).slice(0, MOST)
  return (
    <div data-field="person" className="asked">
      <Asked label={t('studies.field.person')} name="person" problem={problem}>
        <PersonPicker value={value.person} name={value.name} onChange={(person, name) => change({ person, name: name ?? '' })} />
      </Asked>
      {value.person === null && leading.length > 0 && <Chips label={t('studies.leading')} value={null} options={leading} choose={(id) => change({ person: Number(id), name: leading.find((one) => one.value === id)?.name ?? '' })} />}
    </div>
  )
}
