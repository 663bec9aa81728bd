import { execFileSync, spawnSync } from 'node:child_process';
import { closeSync, ftruncateSync, mkdirSync, mkdtempSync, openSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export type FileSystem = 'ext4' | 'xfs' | 'tmpfs';

/** A file system of its own, made for one test. */
export interface Mounted {
  /** The folder in which it is mounted. */
  readonly path: string;
  /** What a power cut does: nothing more reaches the disk, not even what the system holds for its log. */
  cutPower(): void;
  /** Takes it away and brings it back, with the log recovered. */
  mountAgain(): void;
  makeReadOnly(isReadOnly: boolean): void;
  /** Takes it away for good. Never throws. */
  remove(): void;
}

/** Why a file system cannot be made here, or null where it can. */
export function whyNot(kind: FileSystem): string | null {
  if (process.platform !== 'linux') return 'only Linux mounts file systems for a test';
  if (process.getuid?.() !== 0) return 'only root may mount a file system';
  if (kind === 'tmpfs') return null;
  if (!has(`mkfs.${kind}`)) return `mkfs.${kind} is not installed`;
  return spawnSync('losetup', ['-f']).status === 0 ? null : 'this machine has no loop devices';
}

/** Why no power cut can be simulated on it here, or null. */
export function whyNoCut(kind: FileSystem): string | null {
  return whyNot(kind) ?? (has('perl') ? null : 'perl, which makes the call to the system, is not installed');
}

/** Makes and mounts one of so many MB; `remove` has to be called whatever happens. */
export function mount(kind: FileSystem, megabytes: number): Mounted {
  const folder = mkdtempSync(join(tmpdir(), 'postil-disk-'));
  const path = join(folder, 'mounted');
  const image = join(folder, 'image');
  mkdirSync(path);
  const put = (): void => {
    if (kind === 'tmpfs') run('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', path]);
    else run('mount', ['-o', 'loop', image, path]);
  };
  const take = (): void => run('umount', [path]);
  const remove = (): void => {
    // Lazily where somebody still has a file open: the loop device goes with the last of them.
    if (spawnSync('umount', [path]).status !== 0) spawnSync('umount', ['-l', path]);
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    if (kind !== 'tmpfs') {
      const file = openSync(image, 'w');
      ftruncateSync(file, megabytes * 1024 * 1024);
      closeSync(file);
      run(`mkfs.${kind}`, kind === 'ext4' ? ['-q', '-F', '-m', '0', image] : ['-q', '-f', image]);
    }
    put();
  } catch (error) {
    remove();
    throw error;
  }
  return {
    path,
    // FS_IOC_SHUTDOWN, _IOR('X', 125, __u32), with FSOP_GOING_FLAGS_NOLOGFLUSH (include/uapi/linux/fs.h and xfs_fs.h).
    cutPower: () =>
      run('perl', [
        '-e',
        'open(my $d, "<", $ARGV[0]) or die; my $f = pack("L", 2); ioctl($d, 0x8004587d, $f) or die "$!"',
        path,
      ]),
    mountAgain() {
      take();
      put();
    },
    makeReadOnly: (isReadOnly) => run('mount', ['-o', `remount,${isReadOnly ? 'ro' : 'rw'}`, path]),
    remove,
  };
}

function run(command: string, args: readonly string[]): void {
  execFileSync(command, args, { stdio: ['ignore', 'ignore', 'pipe'] });
}

function has(command: string): boolean {
  return spawnSync('sh', ['-c', `command -v ${command}`]).status === 0;
}
