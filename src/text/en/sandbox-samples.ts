/** What the sandbox's own programs are called. */
export const sandboxSamples = {
  bothStore: 'Parent and child both store',
  grandchild: 'A grandchild stores',
  shell: 'A shell: fork, exec, exit, wait',
  kernelStores: 'The kernel stores: read(2) after fork',
  vfork: 'vfork on Linux: one address space',
  mapped: 'Shared, file and private on Linux',
}
