import type { ReactNode } from 'react'

/** Several things to tap under one name; a label would pass every tap on to the first of them. */
export function Group({ label, hint, problem, children }: { label: string; hint?: string | undefined; problem?: string | undefined; children: ReactNode }) {
  return (
    <div className="asked" role="group" aria-label={label}>
      <span className="label">{label}</span>
      {children}
      {hint && !problem && <span className="quiet small">{hint}</span>}
      {problem && <span className="field-error" role="alert">{problem}</span>}
    </div>
  )
}
