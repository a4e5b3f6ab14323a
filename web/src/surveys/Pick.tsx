type Props = { kind: 'radio' | 'checkbox'; name: string; words: string; chosen: boolean; disabled?: boolean; choose: () => void }

/** The whole row is the target, and the browser's own control says what it is. */
export function Pick({ kind, name, words, chosen, disabled = false, choose }: Props) {
  return (
    <label className={`pick${chosen ? ' chosen' : ''}${disabled ? ' off' : ''}`}>
      <input type={kind} name={name} checked={chosen} disabled={disabled} onChange={choose} />
      <span>{words}</span>
    </label>
  )
}
