type Props<Value extends string> = { label: string; value: Value | null; options: readonly { value: Value; label: string }[]; choose: (value: Value | null) => void; clear?: boolean }

/** One of a few, big enough for a thumb; tapped once more it is taken back, where nothing may be said. */
export function Chips<Value extends string>({ label, value, options, choose, clear = false }: Props<Value>) {
  return (
    <div className="chips" role="group" aria-label={label}>
      {options.map((option) => (
        <button key={option.value} type="button" aria-pressed={option.value === value} onClick={() => choose(clear && option.value === value ? null : option.value)}>{option.label}</button>
      ))}
    </div>
  )
}
