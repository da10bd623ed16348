import { openFolderArchive } from '../../../dist/archive/index.js';
import { report, spent } from '../spent.mjs';

// Keeping the file's bytes until they are safe on the disk: node archive.mjs <folder> <cases>.
const [folder, file] = process.argv.slice(2);
const archive = await openFolderArchive(folder);
const { seconds, processor } = await spent(() => archive.putFile(file));
report({ seconds, processor });
