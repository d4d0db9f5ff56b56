// Something that has a state and says when it changes.

export class Store extends EventTarget {
  constructor(state) {
    super();
    this.state = state;
  }

  /** Changes the given members; tells those who listen to `change` only if one of them is another. */
  set(members) {
    const isNew = Object.entries(members).some(([name, value]) => this.state[name] !== value);
    this.state = {...this.state, ...members};
    if (isNew) this.tell();
  }

  tell() {
    this.dispatchEvent(new Event('change'));
  }

  /** Calls it now and whenever something changes. */
  watch(look) {
    const call = () => look(this.state);
    this.addEventListener('change', call);
    call();
    return () => this.removeEventListener('change', call);
  }
}

export function pause(millis) {
  return new Promise((done) => setTimeout(done, millis));
}
