import { useState } from 'react'
import type { Problem } from '../api/problem'
import type { ProgrammePageShown } from '../api/types'
import { Fold } from '../care/Fold'
import { t } from '../words/catalogue'
import { PartFields } from './PartFields'
import { type Part, partsOf, type TypedProgramme } from './programme'
import { partInWords } from './partWords'

export type PartProps = { value: TypedProgramme; change: (next: Partial<TypedProgramme>) => void; problem: Problem | null; page: ProgrammePageShown | null }

const inside: Record<Part, string[]> = {
  whom: ['layer', 'emphasis'], slots: ['slots'], rota: ['rota'], syllabus: ['syllabus', 'methods', 'survey_first'], balance: ['balance'], required: ['required', 'in_turn'], weak: ['weak_areas'], field: ['field'],
  serves: ['focuses', 'parent'], units: ['units'], items: ['items'],
}

/** All that may be settled besides, folded away, each fold with what it holds; a refusal opens its own. */
export function ProgrammeParts(props: PartProps) {
  const [opened, setOpened] = useState<Part[]>([])
  const refused = props.problem?.field?.split(/[./]/)[0] ?? ''
  return (
    <div className="folds">
      {partsOf(props.value).map((part) => (
        <Fold key={part} title={t(`programmes.part.${part}`)} value={partInWords(props.value, part)} open={opened.includes(part) || inside[part].includes(refused)}
          set={(open) => setOpened((old) => (open ? [...new Set([...old, part])] : old.filter((one) => one !== part)))}>
          {inside[part].includes(refused) && props.problem && <p className="field-error" role="alert">{props.problem.message}</p>}
          <PartFields part={part} {...props} />
        </Fold>
      ))}
    </div>
  )
}
