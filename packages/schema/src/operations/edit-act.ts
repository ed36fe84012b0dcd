/** One thing that an operation does, as rights are given for: the editor asks `permit` in the same words. */
export interface EditAct {
  readonly verb: 'edit' | 'insert' | 'delete' | 'move';
  readonly target: {
    /** `edge` is where an outlet leads, `entry` how contacts get in, `journey` everything else outside the steps. */
    readonly kind: 'node' | 'edge' | 'entry' | 'journey';
    readonly nodeId?: string;
    readonly nodeType?: string;
    /** The catalog action of an action step. */
    readonly action?: string;
    /** JSON pointer to what is written. */
    readonly pointer?: string;
  };
}
